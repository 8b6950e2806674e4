"""The portal of one project: its assembly, where links lead, the rendering of plans."""
