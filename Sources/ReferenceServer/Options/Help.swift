/// What `--help` prints.
enum Help {
  static let text = """
    lockstep-server: a web server that is one of the server models, or such a model with one fault

    lockstep-server --gateway wsgi --processes N --threads T|per-request (--port P | --fd N) [--host H] [--fault NAME]
    lockstep-server --gateway asgi --processes N --thread-sensitive true|false|perRequest [--pool K|python-default]
                    (--port P | --fd N) [--host H] [--fault NAME]

      --gateway            wsgi: blocking workers; asgi: an event loop for each process
      --processes          worker processes, 1 to 256
      --threads            wsgi: threads of each process, 1 to 1024; per-request is one for each request
      --thread-sensitive   asgi: where the sync views of a process run: true on one thread, false on a pool,
                           perRequest on a thread of the request's own
      --pool               size of the pool, 1 to 1024; python-default, which it is if left out, is min(32, cpus + 4)
      --port, --host       where to listen; port 0 lets the system choose, host is 127.0.0.1 if left out
      --fd                 a bound socket that this process inherited, to listen on instead
      --fault              makes the model wrong in exactly one way; the names are:

    \(Fault.list(indent: "        "))
    The views are found below /_lockstep/ by requests that carry LOCKSTEP_TOKEN; they reach Postgres by libpq's
    environment variables and the upstream by LOCKSTEP_UPSTREAM.
    """
}
