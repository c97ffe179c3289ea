import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ontology.errors import QueryError
from query.embed import Embedder, open_embedded, open_named
from query.topics.engines import MANY, EmbeddedModel, open_embedder
from query.topics.light import LightEmbedder
from query.topics.weights import LONGEST, UNKNOWN, build_tokenizer, rarities, read_weights, weigh

TEXTS = [
    "自来水管道老旧，该由谁来换？",
    "对使用年限较长的供水管网进行改造",
    "中小学开设节水课程",
    "2025年底前，年用水量100万立方米以上的工业企业全部纳入监控名录。",
    "VPN 专线 300Mbps，№5 ㎡ ①②③（试行）",
    "水",
    "",
    "监控" * 700,
    "تجربة 🙂",
]


@pytest.fixture(scope="module")
def light() -> LightEmbedder:
    return LightEmbedder()


@pytest.fixture(scope="module")
def large() -> Iterator[Embedder]:
    yield open_embedded()


@pytest.mark.parametrize(
    ("prompt", "pieces"), [("query: ", ["▁que", "ry", ":"]), ("passage: ", ["▁passage", ":"])]
)
def test_the_words_of_the_prompts_are_read_as_the_model_learnt_them(prompt: str, pieces: list[str]) -> None:
    tokens = build_tokenizer(read_weights()).encode(prompt + "节水").tokens
    assert tokens[1 : len(pieces) + 1] == pieces
    assert UNKNOWN not in tokens


@pytest.mark.parametrize("text", [" 节水", "节水 ", "\n节水\u3000", "\ufeff节水"])
def test_white_space_around_a_text_does_not_matter(text: str, light: LightEmbedder) -> None:
    prompt = light.prompts.query
    assert np.array_equal(light.embed([text], prompt), light.embed(["节水"], prompt))


def test_a_long_text_is_cut_at_what_the_model_reads() -> None:
    assert len(build_tokenizer(read_weights()).encode("水务" * 900).ids) == LONGEST


def test_rows_are_float32_of_length_one(light: LightEmbedder) -> None:
    rows = light.embed(TEXTS, light.prompts.passage)
    assert rows.shape == (len(TEXTS), light.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows(light: LightEmbedder) -> None:
    assert light.embed([], "").shape == (0, light.dimension)


def test_a_text_has_one_vector_whatever_stands_beside_it(light: LightEmbedder) -> None:
    together = light.embed(TEXTS, "")
    alone = np.concatenate([light.embed([text], "") for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_a_paraphrase_is_nearer_than_another_subject(light: LightEmbedder) -> None:
    question, pipes, school, *_ = light.embed(TEXTS, light.prompts.query)
    assert question @ pipes > question @ school


def test_common_pieces_marks_and_the_prompt_count_little_in_a_vector(light: LightEmbedder) -> None:
    rare, tokens = rarities(read_weights()), build_tokenizer(read_weights())
    read = tokens.encode("query: 的漏损")
    counted = dict(zip(read.tokens, weigh(rare, np.array(read.ids), 3), strict=True))
    assert counted["<s>"] == counted["</s>"] == counted["ry"] == 0
    assert 0 < counted["的"] < counted["漏"]
    plain, common = light.embed(["漏损"], "query: "), light.embed(["的漏损的"], "query: ")
    assert (plain * common).sum() > 0.9


def test_a_text_of_marks_alone_counts_as_it_is() -> None:
    assert weigh(np.ones(9, np.float32), np.array([0, 5, 2]), 1).tolist() == [1, 1, 1]


def test_progress_is_told(light: LightEmbedder) -> None:
    told: list[tuple[int, int]] = []
    light.embed(TEXTS, "", lambda done, whole: told.append((done, whole)))
    assert told[-1] == (len(TEXTS), len(TEXTS))


def test_a_single_question_loads_no_large_library() -> None:
    code = (
        "import sys\n"
        "from query.topics.engines import open_embedder\n"
        "open_embedder().embed(['节水'], 'query: ')\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'spacy'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_embedded_model_opens_with_its_first_text(monkeypatch: pytest.MonkeyPatch) -> None:
    model = open_embedder()
    assert isinstance(model, EmbeddedModel)
    opened: list[str] = []

    def open_light() -> LightEmbedder:
        opened.append("light")
        return LightEmbedder()

    monkeypatch.setattr("query.topics.engines.LightEmbedder", open_light)
    assert (model.name, model.dimension) == (LightEmbedder.name, 384)
    assert opened == []
    model.embed(["节水"], "")
    model.embed(["供水"], "")
    assert opened == ["light"]


def test_many_texts_go_to_the_large_library(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    class Large:
        def embed(self, texts: list[str], prompt: str, progress: object) -> list[str]:
            opened.append(len(texts))
            return texts

    monkeypatch.setattr("query.topics.engines.open_embedded", Large)
    EmbeddedModel().embed(["节水"] * MANY, "")
    assert opened == [MANY]


@pytest.mark.slow
@pytest.mark.parametrize("prompt", ["query: ", "passage: ", ""])
def test_both_engines_give_the_same_vectors(prompt: str, light: LightEmbedder, large: Embedder) -> None:
    cosines = (light.embed(TEXTS, prompt) * large.embed(TEXTS, prompt)).sum(axis=1)
    assert cosines.min() >= 0.9999
    assert (light.name, light.dimension, light.prompts) == (large.name, large.dimension, large.prompts)


@pytest.mark.slow
def test_the_large_engine_is_a_sentence_transformer(large: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    assert isinstance(getattr(large, "_model"), SentenceTransformer)  # noqa: B009


@pytest.mark.slow
def test_a_model_that_is_not_on_this_machine_is_said_so() -> None:
    with pytest.raises(QueryError, match=r"“nobody/nothing”不在本机.*内置模型"):
        open_named("nobody/nothing")


@pytest.mark.slow
def test_a_folder_without_a_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="不在本机或无法读取"):
        open_named(str(tmp_path))


@pytest.mark.slow
def test_a_model_in_a_folder_is_used_with_its_own_prompts(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    save_tiny_model(folder)
    model = open_embedder(str(folder))
    rows = model.embed(["节水", "供水", "节水"], model.prompts.passage)
    assert model.name == str(folder)
    assert (model.prompts.query, model.prompts.passage) == ("问：", "文：")
    assert rows.shape == (3, model.dimension)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert rows[0] == pytest.approx(rows[2], abs=1e-5)
    assert model.embed([], "").shape == (0, model.dimension)


def save_tiny_model(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = {word: number for number, word in enumerate(["[PAD]", "[UNK]", *"节水供问文："])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    inner = folder.parent / "bert"
    BertModel(config).save_pretrained(inner)
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]"
    )
    fast.save_pretrained(inner)
    model = SentenceTransformer(
        modules=[Transformer(str(inner)), Pooling(16, pooling_mode="mean")],
        prompts={"query": "问：", "passage": "文："},
        device="cpu",
    )
    model.save(str(folder))
