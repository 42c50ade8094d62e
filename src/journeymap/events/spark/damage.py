"""Why files cannot be read by Spark, in clear words and without what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from journeymap.diagnostics import JourneyError
from journeymap.events.spark.faults import FAILED

__all__ = ["damage_named"]

AGAIN = "export or download it again"
FORMS = {"parquet": "Parquet", "csv": "CSV", "json": "JSON lines"}
NOWHERE = ("PATH_NOT_FOUND", "Path does not exist", "FileNotFoundException")
CUT = (
    "EOFException",
    "Unexpected end of input stream",
    "incorrect data check",
    "not in GZIP format",
    "ZlibDecompressor",
)
REASONS = {
    "parquet": (
        (("is not a Parquet file", "CANNOT_READ_FILE_FOOTER"), "its end is missing", "it may be cut off or not be a Parquet file"),
        (("CANNOT_MERGE", "Failed merging schema", "Failed to merge"), "its files hold different types in a column", "write them anew with one type a column"),
    ),
    "csv": (
        (("does not conform to the schema", "Header length"), "its files differ in their first line", "give all the same columns in the same order"),
        (("MALFORMED", "Malformed", "TextParsingException"), "a row has more or fewer values than the header, or a quote is not closed", "put values with commas in quotes"),
    ),
    "json": ((("MALFORMED", "Malformed", "JsonParse", "BadRecord", "JsonEOF", "json"), "a line is no object", "each line must be one JSON object"),),
}  # fmt: skip
"""By form: what Spark's words hold, what that means, what helps."""


@contextmanager
def damage_named(label: str, form: str | None) -> Iterator[None]:
    """What Spark says while it reads files of a form, with the log's name; Spark's own words would show their rows."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        if form is None:
            raise
        raise _unreadable(label, form, error) from error
    except JourneyError as error:
        if form is None or not error.message.startswith(FAILED):
            raise
        raise _unreadable(label, form, error.__cause__ or error) from error


def _unreadable(label: str, form: str, error: BaseException) -> JourneyError:
    text = f"{error} {getattr(error, '_stackTrace', '')}"
    if any(word in text for word in NOWHERE):
        return JourneyError(
            f"there is no log {label} where Spark looks for it", "a cluster's workers must see the file too"
        )
    beginning = f"the log {label} cannot be read as {FORMS[form]}"
    if any(word in text for word in CUT):
        return JourneyError(f"{beginning}: its compressed data is damaged or ends early", AGAIN)
    for words, reason, hint in REASONS[form]:
        if any(word in text for word in words):
            return JourneyError(f"{beginning}: {reason}", hint)
    return JourneyError(f"{beginning}: it is damaged", AGAIN)
