package org.intendant.servers;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Beans of every drawer, made and put together as the container does it: a field that asks for a type gets the one bean of
 * it, a field that asks for all beans of a type gets those that were named.
 */
final class Wired {
    private final List<Object> beans = new ArrayList<>();
    private final List<Object> named = new ArrayList<>();

    /** Begins with what a test brings along. */
    Wired(Object... given) {
        beans.addAll(List.of(given));
    }

    /** Makes a bean that others find by its interface; it may not be visible from here. */
    Wired with(String... types) {
        for (String type : types) {
            named.add(bean(type));
        }
        return this;
    }

    <T> T bean(Class<T> type) {
        for (Object bean : beans) {
            if (type.isInstance(bean)) {
                return type.cast(bean);
            }
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            beans.add(bean);
            fill(bean, type);
            return bean;
        } catch (ReflectiveOperationException notABean) {
            throw new IllegalStateException("There is no bean of " + type + " and none can be made.", notABean);
        }
    }

    /** The bean of a class that is not visible from here. */
    <T> T named(Class<T> as, String type) {
        return as.cast(bean(type));
    }

    private Object bean(String type) {
        try {
            return bean(Class.forName("org.intendant.servers." + type));
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private void fill(Object bean, @Nullable Class<?> type) throws IllegalAccessException {
        if (type == null) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                field.setAccessible(true);
                field.set(bean, field.getType() == Instance.class ? all(field) : bean(field.getType()));
            }
        }
        fill(bean, type.getSuperclass());
    }

    private Beans<?> all(Field field) {
        Class<?> asked = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        return new Beans<>(named, asked);
    }
}
