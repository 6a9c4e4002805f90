"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.lobby.web import demo, exporting, feed, home, importing, relationship, search

BOND = "relationships/<uuid:relationship_id>/"
TABLE = "import/<uuid:upload_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path(BOND, relationship.relationship, name="relationship"),
    path(f"{BOND}facts/", relationship.relationship_facts, name="relationship_facts"),
    path("search/", search.search, name="search"),
    path("import/", importing.import_file, name="import"),
    path("import/sample.csv", importing.import_sample, name="import_sample"),
    path(TABLE, importing.import_table, name="import_table"),
    path(f"{TABLE}choices/", importing.import_choices, name="import_choices"),
    path(f"{TABLE}start/", importing.import_start, name="import_start"),
    path(f"{TABLE}departure/", importing.import_drop, name="import_drop"),
    path("export/", exporting.export, name="export"),
    path("export/<uuid:job_id>.zip", exporting.export_file, name="export_file"),
    path("feed/<str:key>.ics", feed.feed, name="feed"),
    path("demo/", demo.demo, name="demo"),
]
