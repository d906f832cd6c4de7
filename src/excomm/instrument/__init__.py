"""What the sides talk through or bargain over, and what became of it: channels, talks, treaties, sanctions, others."""

from excomm.instrument.register import instruments

__all__ = ["instruments"]
