/// What ``MatrixTests/results`` look like.
extension MatrixTests {
  static let golden = """
                                                       gunicorn
                                                       threads
    environment  framework      asgiref  daphne-1      1x5       uvicorn-1
    ──────────────────────────────────────────────────────────────────────
    legacy       django 3.0.14  3.2.10   6/– ✓         ·         ·
    upgraded331  django 3.0.14  3.3.1    1/∞ ✗1 k1 ?1  ·         ·
    django52     django 5.2.19  3.13.0   ∞/∞ ✓         5/5 s1    ∞/∞ ✓
    django61     –              –        ·             ·         !
    flask        –              –        ·             5/5 ✓     ·
    ──────────────────────────────────────────────────────────────────────

                 asgi-pool
    environment  6
    ──────────────────────
    reference    6/∞ ✓
    ──────────────────────

    sync/async: requests admitted at once; ≥ at least, ∞ no bound, ? not seen, – no such views. ✓ every promise that applies
    is kept, ✗2 two violations, k2 two known ones, s2 two listed as known that are none, ?2 two not decided, ! could not
    look.

    ✗ upgraded331-daphne-1: TS-4
    k upgraded331-daphne-1: TX-2
    ? upgraded331-daphne-1: TX-1
    s django52-gunicorn-threads-1x5: WK-2

    ! django61-uvicorn-1: Django 6.1 needs Python 3.12 or newer, and there is none on the PATH; install one

    """

  static let goldenMarkdown = """
    | environment | framework | asgiref | daphne-1 | gunicorn-threads-1x5 | uvicorn-1 |
    | --- | --- | --- | --- | --- | --- |
    | legacy | django 3.0.14 | 3.2.10 | 6/– ✓ | · | · |
    | upgraded331 | django 3.0.14 | 3.3.1 | 1/∞ ✗1 k1 ?1 | · | · |
    | django52 | django 5.2.19 | 3.13.0 | ∞/∞ ✓ | 5/5 s1 | ∞/∞ ✓ |
    | django61 | – | – | · | · | ! |
    | flask | – | – | · | 5/5 ✓ | · |

    | environment | framework | asgiref | asgi-pool-6 |
    | --- | --- | --- | --- |
    | reference | – | – | 6/∞ ✓ |

    sync/async: requests admitted at once; ≥ at least, ∞ no bound, ? not seen, – no such views. ✓ every promise that applies is \
    kept, ✗2 two violations, k2 two known ones, s2 two listed as known that are none, ?2 two not decided, ! could not look.

    - ✗ upgraded331-daphne-1: TS-4
    - k upgraded331-daphne-1: TX-2
    - ? upgraded331-daphne-1: TX-1
    - s django52-gunicorn-threads-1x5: WK-2
    - ! django61-uvicorn-1: Django 6.1 needs Python 3.12 or newer, and there is none on the PATH; install one

    """
}
