"""Pictures and pages: the map, the paths graph, the report."""
