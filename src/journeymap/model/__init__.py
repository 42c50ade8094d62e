"""The language: pydantic types, short forms unfolded, ids resolved."""
