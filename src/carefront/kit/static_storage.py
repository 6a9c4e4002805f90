"""Static files under names that carry their content's hash, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Serve hashed names where they were collected, and plain names in a fresh checkout."""

    manifest_strict = False
    # Modules name each other by hash too: a new release never mixes with a kept old module.
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """Answer the hashed name of `name`, or `name` itself where nothing was collected."""
        return str(super().stored_name(name)) if self.hashed_files else name
