@org.jspecify.annotations.NullMarked
package shop.xiaoer.node;
