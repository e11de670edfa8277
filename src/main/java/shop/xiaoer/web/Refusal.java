package shop.xiaoer.web;

/** Ends a request with a problem, from wherever it is found. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    Refusal(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    Reply reply() {
        return Reply.problem(status, code, String.valueOf(getMessage()));
    }

    static Refusal unauthenticated() {
        return new Refusal(401, "unauthenticated", "a valid token is needed");
    }

    static Refusal forbidden(String detail) {
        return new Refusal(403, "forbidden", detail);
    }

    static Refusal notFound(String detail) {
        return new Refusal(404, "notFound", detail);
    }

    static Refusal stale(long current) {
        return new Refusal(409, "staleVersion", "version: is " + current + " now");
    }

    static Refusal field(String detail) {
        return new Refusal(422, "badField", detail);
    }
}
