"""A journey of more touchpoints than anybody draws: numbers in statements must not overflow."""


def test_a_journey_of_hundreds_of_touchpoints(lay):
    steps = "".join(f"      - {{id: t{n}, name: T{n}, match: t{n}}}\n" for n in range(300))
    journey = f"stages:\n  - id: all\n    touchpoints:\n{steps}outcomes: {{won: {{match: won}}}}\n"
    events = [("k1", f"t{n}", 10 * n) for n in range(300)] + [("k1", "won", 4000), ("k2", "t299", 4100)]
    found = lay(journey, events, parts=())
    assert found.observed.variants == 2
    assert found.conversion.estimate is not None
