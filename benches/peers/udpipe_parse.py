"""UDPipe: tokens, tags and a dependency parse, with an Arabic model that you give in UDPIPE_MODEL. pip install ufal.udpipe"""
import os
import sys

from peer import report, texts
from ufal.udpipe import Model, Pipeline, ProcessingError

path = os.environ.get("UDPIPE_MODEL")
if not path:
    sys.exit("udpipe: set UDPIPE_MODEL to the file of an Arabic model")
model = Model.load(path)
if not model:
    sys.exit(f"udpipe: {path} is no model")
pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
documents = texts(20_000)


def run():
    return sum(len(pipeline.process(text, ProcessingError())) for text in documents)


report("UDPipe", "tokens, tags, dependency trees; no events", documents, run, repeat=1)
