"""Funnels: how many cases reach each step after the one before it, by stage, by touchpoint, or as the journey names them."""

from journeymap.overlay.funnels.asked import window_us
from journeymap.overlay.funnels.measure import measure_funnel
from journeymap.overlay.funnels.shares import add_funnels
from journeymap.overlay.funnels.steps import Step, funnel_steps, touchpoint_steps

__all__ = ["Step", "add_funnels", "funnel_steps", "measure_funnel", "touchpoint_steps", "window_us"]
