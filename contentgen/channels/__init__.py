"""The three channels: what each accepts, how values become its text, what is wrong with a text."""

from contentgen.channels import blog, linkedin, x
from contentgen.model import ChannelName

#: every channel, in the order of the report
CHANNELS: tuple[ChannelName, ...] = ("blog", "linkedin", "x")

__all__ = ["CHANNELS", "blog", "linkedin", "x"]
