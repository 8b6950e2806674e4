"""The portal of one project: its assembly, the resolution of links, and the rendering of plans."""
