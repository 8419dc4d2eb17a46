"""Stage 5, rendering: form and context → document bytes, proved."""

from ntm_docs.rendering.forms import Form, catalogue, find_templates, load_template, other_kinds
from ntm_docs.rendering.proof import lost_values, printed_xml, survey
from ntm_docs.rendering.template import Template

__all__ = [
    "Form",
    "Template",
    "catalogue",
    "find_templates",
    "load_template",
    "lost_values",
    "other_kinds",
    "printed_xml",
    "survey",
]
