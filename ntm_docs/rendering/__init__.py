"""Stage 5, rendering: form and context → document bytes, proved."""

from ntm_docs.rendering.document.proof import lost_values, printed_xml, survey
from ntm_docs.rendering.forms import find_templates, folder_faults, folder_of_form, load_template
from ntm_docs.rendering.template import Template

__all__ = [
    "Template",
    "find_templates",
    "folder_faults",
    "folder_of_form",
    "load_template",
    "lost_values",
    "printed_xml",
    "survey",
]
