"""The watch: what the administrators read when something is wrong."""

from bot.watch.alerts import ALERT
from handlers.common.feature import Feature
from handlers.watch.views import view_alert

FEATURE = Feature(kinds=[ALERT], views={ALERT.name: view_alert})
