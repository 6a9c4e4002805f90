"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.planning.web import backlog, items, periods, recalibrating

ITEM = "items/<uuid:item_id>/"
PERIOD = "periods/<uuid:period_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("relationships/<uuid:relationship_id>/backlog/", backlog.backlog, name="backlog"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}wording/", items.item_wording, name="item_wording"),
    path(f"{ITEM}size/", items.item_size, name="item_size"),
    path(f"{ITEM}place/", backlog.item_place, name="item_place"),
    path(f"{ITEM}period/", backlog.item_period, name="item_period"),
    path(f"{ITEM}taking/", items.item_taking, name="item_taking"),
    path(f"{ITEM}asking/", items.item_asking, name="item_asking"),
    path(f"{ITEM}handing-over/", recalibrating.item_handing_over, name="item_handing_over"),
    path(f"{ITEM}another-day/", recalibrating.item_another_day, name="item_another_day"),
    path(f"{ITEM}drop/", recalibrating.item_drop, name="item_drop"),
    path(f"{ITEM}return/", recalibrating.item_return, name="item_return"),
    path("periods/new/", periods.period_new, name="period_new"),
    path(PERIOD, periods.period, name="period"),
    path(f"{PERIOD}items/", periods.period_items, name="period_items"),
    path(f"{PERIOD}days/", periods.period_days, name="period_days"),
    path(f"{PERIOD}capacity/", periods.period_capacity, name="period_capacity"),
    path(f"{PERIOD}closing/", periods.period_closing, name="period_closing"),
]
