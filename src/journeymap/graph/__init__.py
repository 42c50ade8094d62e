"""The model as a network of nodes and planned transitions."""
