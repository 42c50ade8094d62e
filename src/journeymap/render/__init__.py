"""What is looked at: the map and its files, the paths graph, the report, pages on a difference, a backtest, a project."""
