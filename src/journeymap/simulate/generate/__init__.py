"""Logs without customers: fitted to counts of a log's events, drawn by seed, written as Parquet, CSV or XES."""

from journeymap.simulate.generate.drawing import generate
from journeymap.simulate.generate.fitting import fit_generator
from journeymap.simulate.generate.generator import Generator
from journeymap.simulate.generate.writing import write_log

__all__ = ["Generator", "fit_generator", "generate", "write_log"]
