"""A forward pass of a network of the size of BERT-base on one core of the CPU, random weights. pip install torch

What any neural extractor of that size pays at least: reading the text once, before deciding on anything. Words stand for
pieces here, so a real tokeniser would make the text longer, not shorter.
"""
import torch
from peer import report, texts

torch.set_num_threads(1)
torch.manual_seed(0)
PIECES, WIDTH = 32_000, 768
embed = torch.nn.Embedding(PIECES, WIDTH)
layer = torch.nn.TransformerEncoderLayer(WIDTH, 12, 3072, activation="gelu", batch_first=True)
network = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
documents = texts(20_000)


def ids(text):
    return torch.tensor([[hash(word) % PIECES for word in text.split()][:512]])


def run():
    with torch.inference_mode():
        return sum(network(embed(ids(text))).shape[1] for text in documents)


report("BERT-base, CPU", "one forward pass; no decoding, no events", documents, run, repeat=1)
