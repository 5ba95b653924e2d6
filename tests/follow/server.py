"""A server of the tests of `demarche follow`: it says what a test wants, politely or not, and remembers what it was asked.

    with Server({"/feed": reply(b"...")}) as server:
        server.address("/feed")
        server.asked            # [("/robots.txt", headers), ...]

An answer is a function that is given the handler of the request and writes what it likes.
"""
import gzip
import hashlib
import http.server
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        server = self.server
        with server.lock:
            server.asked.append((self.path, dict(self.headers)))
        answer = server.answers.get(self.path)
        self.close_connection = True
        try:
            if answer is None:
                send(self, 404, b"")
            else:
                answer(self)
        except (BrokenPipeError, ConnectionResetError):
            pass  # whoever asked has had enough

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, answers=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = dict(answers or {})
        self.asked = []
        self.lock = threading.Lock()
        self.ends = threading.Event()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *failure):
        self.ends.set()
        self.shutdown()
        self.server_close()

    def address(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"

    def paths(self):
        with self.lock:
            return [path for path, _ in self.asked]


def send(handler, status, body, headers=()):
    handler.send_response(status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def reply(body, content_type="application/xml", status=200, **headers):
    body = body.encode() if isinstance(body, str) else body
    named = [("Content-Type", content_type)] + [(name.replace("_", "-"), value) for name, value in headers.items()]
    return lambda handler: send(handler, status, body, named)


def conditional(body, content_type="application/xml"):
    """Honours If-None-Match; `body` may be a function, asked anew each time."""

    def answer(handler):
        now = body() if callable(body) else body
        now = now.encode() if isinstance(now, str) else now
        etag = '"' + hashlib.sha256(now).hexdigest()[:16] + '"'
        if handler.headers.get("If-None-Match") == etag:
            handler.send_response(304)
            handler.send_header("ETag", etag)
            handler.end_headers()
        else:
            send(handler, 200, now, [("Content-Type", content_type), ("ETag", etag)])

    return answer


def redirect(to, status=302):
    return lambda handler: send(handler, status, b"", [("Location", to)])


def packed(body, cut=None, coding="gzip"):
    """`cut`: only so many bytes of what gzip made, sent as if they were all."""
    made = gzip.compress(body.encode() if isinstance(body, str) else body)
    return lambda handler: send(handler, 200, made[:cut], [("Content-Type", "application/xml"), ("Content-Encoding", coding)])


def drips(handler):
    """A byte now and then, and no end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/xml")
    handler.end_headers()
    while not handler.server.ends.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def breaks_off(handler):
    """Less than it said."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<rss>")
