"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterable
from urllib.parse import quote

TURTLE = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix form: <http://www.w3.org/ns/formats/> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<{address}#service> a sd:Service ;
    dcterms:title "政图：政策文件的责任图谱"@zh ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat form:SPARQL_Results_JSON, form:SPARQL_Results_XML, form:SPARQL_Results_CSV,
        form:SPARQL_Results_TSV, form:Turtle, form:N-Triples, form:JSON-LD, form:RDF_XML ;
    sd:defaultDataset <{address}#dataset> .

<{address}#dataset> a sd:Dataset ;
    sd:defaultGraph <{address}#union> .

<{address}#union> a sd:Graph .
"""
NAMED = """
<{address}#dataset> sd:namedGraph <{address}#graph{number}> .
<{address}#graph{number}> a sd:NamedGraph ; sd:name <{graph}> .
"""


def describe_service(address: str, graphs: Iterable[str]) -> str:
    """Return the description of the endpoint at `address` over the named `graphs`, as Turtle."""
    safe = quote(address, safe=":/?#[]@!$&'()*+,;=%")  # a client may have sent any name for this host
    named = (
        NAMED.format(address=safe, number=number, graph=graph) for number, graph in enumerate(graphs, start=1)
    )
    return TURTLE.format(address=safe) + "".join(named)
