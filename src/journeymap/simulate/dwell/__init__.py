"""How long customers take: quantiles of the time within a visit and after it, for each way from touchpoint to touchpoint."""
