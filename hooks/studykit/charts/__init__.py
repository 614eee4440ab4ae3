"""Charts: facts drawn as SVG while the site is built. Every length is a percentage of the place it has, or a multiple of the text's size."""
