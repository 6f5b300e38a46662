"""Generator A: Indonesian letters of our making with invented names, signatures, stamps, decoys and paper.

It trains the marks model; generator B, which shares no code with it, stops the training and judges. Nothing here is a
real person's hand: strokes and stamps are drawn by chance.
"""
