"""Final Draft XML (FDX): out in ``writer``, in through ``reader``; the rest is what they are made of."""
