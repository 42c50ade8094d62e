"""Texts on the map: what may be drawn, how wide it is, where its lines end, and in which direction it runs."""
