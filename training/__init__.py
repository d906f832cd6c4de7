"""Makes the committed weights and data again; nothing here is needed to run excomm."""
