"""The bands of the map, one a file: each measures itself and hands back a block to be drawn."""
