"""The documentation site: `python -m sphinx -W --keep-going -b html docs site`."""

import hadath

project = "hadath"
author = "The hadath developers"
version = release = hadath.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["README.md"]
myst_heading_anchors = 3
# Names in single quotes, as in `Extraction`, are code; those of the API link to it where it is clear which is meant.
default_role = "code"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_type_aliases = {"Texts": "Texts", "Published": "Published", "Results": "Results"}

html_theme = "furo"
html_title = "hadath · حدث"
html_static_path = []
