"""The pages of the desk: one file a page, each with ``router(site)``."""
