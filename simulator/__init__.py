"""A stand-in Telegram: Bot API server and chat clients in one local process."""

from simulator.bots import BotSpec
from simulator.client_side.actions import HostAction
from simulator.limits import Limits
from simulator.server import Simulator
from simulator.webhooks import WebhookPace
from simulator.world import Strictness

__all__ = ["BotSpec", "HostAction", "Limits", "Simulator", "Strictness", "WebhookPace"]
