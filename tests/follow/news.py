"""Feeds and pages of invented news, in each of the forms that demarche follows."""
from xml.sax.saxutils import escape

WHO = "Norway Chad Ghana Iceland Mali Togo Latvia Peru Nepal Laos".split()
DID = "praised accused thanked condemned threatened sanctioned visited criticized helped rejected".split()


def sentence(number):
    return f"{WHO[number % 10]} {DID[number // 10 % 10]} {WHO[(number // 3 + 5) % 10]} on Tuesday in the matter of harbour {number}."


def article(number):
    """English enough to be told from other languages."""
    return f"{sentence(number)} The ministers of the two countries said that they had talked about it for a week and that the harbour was theirs."


def page(number, text=None, title=None, head=""):
    text = text or article(number)
    more = "It is not known what the other side will do now, and officials who were asked about it did not want to say more than this."
    return (f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title or f'Harbour {number}'}</title>{head}"
            f"<meta property='article:published_time' content='2024-03-06T08:00:00Z'></head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>{title or f'Harbour {number}'}</h1><p>{text}</p><p>{more}</p></article></body></html>")


def rss(items, title="The Invented Times"):
    """An item is a dict of link, guid, title, description, content, date."""
    out = []
    for item in items:
        fields = "".join(f"<{tag}>{escape(item[key])}</{tag}>" for key, tag in
                         (("link", "link"), ("guid", "guid"), ("title", "title"), ("description", "description"), ("content", "content:encoded"), ("date", "pubDate")) if key in item)
        out.append(f"<item>{fields}</item>")
    return ("<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
            f"<channel><title>{title}</title>{''.join(out)}</channel></rss>")


def full(number, base, **more):
    """An item that carries its text."""
    item = {"link": f"{base}/full/{number}", "guid": f"full-{number}", "title": f"Harbour {number}", "content": f"<p>{article(number)}</p>", "date": "Wed, 06 Mar 2024 08:00:00 GMT"}
    return {**item, **more}


def brief(number, base, **more):
    """An item whose text stands on its page."""
    item = {"link": f"{base}/page/{number}", "guid": f"brief-{number}", "title": f"Harbour {number}", "description": f"A quarrel over harbour {number}.", "date": "Wed, 06 Mar 2024 08:00:00 GMT"}
    return {**item, **more}


def rdf(number, base):
    return ("<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
            "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            f"<channel rdf:about='{base}/'><title>Invented RDF</title></channel><item rdf:about='{base}/rdf/{number}'><title>Harbour {number}</title>"
            f"<link>{base}/rdf/{number}</link><dc:date>2024-03-06</dc:date><content:encoded>{escape(article(number))}</content:encoded></item></rdf:RDF>")


def atom(number, base):
    return ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Invented Atom</title>"
            f"<entry><id>tag:a.example,2024:{number}</id><title>Harbour {number}</title><link rel='alternate' href='/atom/{number}'/>"
            f"<published>2024-03-06T08:00:00Z</published><content type='html'>{escape('<p>' + article(number) + '</p>')}</content></entry></feed>")


def json_feed(number, base):
    return (f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Invented JSON", "items": [{{"id": "{number}", "url": "{base}/json/{number}", '
            f'"title": "Harbour {number}", "date_published": "2024-03-06T08:00:00Z", "content_text": "{article(number)}"}}]}}')


def sitemap(numbers, base, language="en"):
    entries = "".join(f"<url><loc>{base}/page/{number}</loc><news:news><news:publication><news:name>Invented Map</news:name><news:language>{language}</news:language></news:publication>"
                      f"<news:publication_date>2024-03-06</news:publication_date><news:title>Harbour {number}</news:title></news:news></url>" for number in numbers)
    return ("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>" + entries + "</urlset>")
