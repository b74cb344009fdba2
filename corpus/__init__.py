"""The sample corpus: sources, the renderer and the checks of what it rendered."""
