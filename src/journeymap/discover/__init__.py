"""From a log to a draft journey, and from its activities to the touchpoints of a journey that is there."""
