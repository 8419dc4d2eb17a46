"""An office's own rules: file → what judges its papers."""

from ntm_docs.checking.profile.profile import Profile, read_profile

__all__ = ["Profile", "read_profile"]
