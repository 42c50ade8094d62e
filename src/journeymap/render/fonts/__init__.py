"""Fonts: how wide the letters of the map's are, which ones this machine has, and which draw a text."""
