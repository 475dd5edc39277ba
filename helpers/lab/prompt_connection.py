"""A kernel connection whose small messages leave at once, for JupyterLab as `make lab` starts it."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["PromptConnection"]


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Jupyter Server's own connection between kernel and page, with Nagle's algorithm switched off.

    With it, TCP holds back a small message until the one before is acknowledged, which takes up to 40 ms: each
    answer of a kernel waits for the acknowledgement of its "busy". Tornado advises `set_nodelay` for such messages:
    https://www.tornadoweb.org/en/stable/websocket.html#tornado.websocket.WebSocketHandler.set_nodelay
    """

    def connect(self):
        """Connect as the server's own class does, and send without delay from then on."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
