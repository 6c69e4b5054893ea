package org.intendant.people.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.intendant.people.Role;

/** The permission matrix: every permission, and which role holds it. */
@Named
@RequestScoped
public class PermissionsPage {

    @Inject
    Permissions permissions;

    public List<Permissions.Held> getMatrix() {
        return permissions.matrix();
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }
}
