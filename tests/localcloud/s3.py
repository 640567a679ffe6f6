"""Conditional writes that two clients make at once: S3 lets one of them be first.

moto looks at the object and writes it in two steps, between which another request of its server may come; here
writes come one after the other. And it could not take the last version of what was deleted away.
"""

import threading


def install() -> None:
    from moto.s3.models import FakeDeleteMarker
    from moto.s3.responses import S3Response

    FakeDeleteMarker.dispose = lambda self, garbage=False: None  # as that of a version, which closes its file

    one_at_a_time = threading.RLock()

    def alone(handle):
        def handled(self, *arguments, **named):
            with one_at_a_time:
                return handle(self, *arguments, **named)

        return handled

    for name in ("put_object", "_key_response_post", "delete_object"):
        setattr(S3Response, name, alone(getattr(S3Response, name)))
