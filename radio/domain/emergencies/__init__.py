"""Words that go out at once: who may, where, when, over what, and the warnings of others."""
