"""In the JupyterLab that `make lab` starts, a kernel's small messages leave at once."""

import asyncio
import socket

import traitlets
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from helpers.lab.launch import arguments
from helpers.lab.prompt_connection import PromptConnection


def test_it_switches_nagles_algorithm_off_on_the_real_socket(monkeypatch):
    """TCP_NODELAY is off on a fresh websocket and on once `connect` ran; the server's own `connect` runs too."""
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: "connected")
    seen = []

    class Connection(PromptConnection):
        websocket_handler = traitlets.Any()  # a plain handler, without the server's questions who asks

    class Handler(WebSocketHandler):
        def open(self):
            def delays():
                return not self.ws_connection.stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

            connection = Connection(websocket_handler=self)
            seen.extend([delays(), connection.connect(), delays()])
            self.close()

    async def visit():
        listening, port = bind_unused_port()
        server = HTTPServer(Application([("/", Handler)]))
        server.add_sockets([listening])
        client = await websocket_connect(f"ws://127.0.0.1:{port}/")
        assert await client.read_message() is None  # closed by the handler
        server.stop()

    asyncio.run(asyncio.wait_for(visit(), 30))
    assert seen == [True, "connected", False]


def test_make_lab_serves_with_it(tmp_path):
    """The command line of `make lab` names a class that the server can import and takes."""
    server = ServerApp()
    server.parse_command_line(arguments("01_numpy", tmp_path))
    assert server.kernel_websocket_connection_class is PromptConnection
