"""Item banks and cited facts for a static site. Knows Markdown and YAML, but no site generator."""
