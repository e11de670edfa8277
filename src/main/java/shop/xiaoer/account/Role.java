package shop.xiaoer.account;

/** What an account may do; the names are those on the wire. */
public enum Role {
    agent,
    supervisor,
    operator,
    merchant,
    admin;

    public boolean may(Right right) {
        return switch (right) {
            case serve -> this == agent || this == supervisor || this == admin;
            case watch -> this == supervisor || this == admin;
            case writeScripts -> this == operator || this == merchant || this == admin;
            case approveScripts, editProducts, manage -> this == merchant || this == admin;
            case useReplies -> this != operator;
            case shareReplies, readFigures -> this == supervisor || this == merchant || this == admin;
            case administer -> this == admin;
        };
    }

    public enum Right {
        /** Claim conversations and answer shoppers. */
        serve,
        /** Look into conversations of others. */
        watch,
        writeScripts,
        approveScripts,
        editProducts,
        /** Read the replies and tags of the desk, and keep replies of one's own. */
        useReplies,
        /** Write the replies and tags that everybody at the desk uses. */
        shareReplies,
        /** Read how people served, in figures. */
        readFigures,
        /** Accounts, keys of programs, hours, entrances, skills; and to read who did what. */
        manage,
        /** What leaves the server, and to whom. */
        administer
    }
}
