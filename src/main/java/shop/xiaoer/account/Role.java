package shop.xiaoer.account;

import java.util.EnumSet;
import java.util.Set;

/** What an account may do; the names are those on the wire. */
public enum Role {
    agent(EnumSet.of(Right.serve)),
    supervisor(EnumSet.of(Right.serve, Right.watch)),
    operator(EnumSet.of(Right.writeScripts)),
    merchant(EnumSet.of(Right.writeScripts, Right.approveScripts, Right.editProducts)),
    admin(EnumSet.allOf(Right.class));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = rights;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public enum Right {
        /** Claim conversations and answer shoppers. */
        serve,
        /** Look into conversations of others. */
        watch,
        writeScripts,
        approveScripts,
        editProducts
    }
}
